/** A small typed client of Labelwright's REST surface: what the demo asks, and no more. */
package dev.labelwright.demo.client;
