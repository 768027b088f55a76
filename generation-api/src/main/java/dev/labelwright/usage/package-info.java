/** What was used, and what it cost. */
package dev.labelwright.usage;
