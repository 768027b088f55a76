/**
 * {@code labelwright demo}: starts everything, then tells a project's story from the upload to the export over the same
 * REST surface that everybody else has, and checks what it claims.
 */
package dev.labelwright.demo;
