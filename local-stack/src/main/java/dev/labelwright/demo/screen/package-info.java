/** How the demo writes on a terminal of 80 columns: headings, wrapped prose, commands, a progress line. */
package dev.labelwright.demo.screen;
