/** How well a project's values agree with values that people wrote down. */
package dev.labelwright.demo.gold;
