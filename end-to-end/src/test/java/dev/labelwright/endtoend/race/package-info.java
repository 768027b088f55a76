/**
 * People's decisions and results of generations hit the same cells at once, through the real services, and a process is
 * killed meanwhile. What was done is then replayed from the revisions and held against what clients were told.
 */
package dev.labelwright.endtoend.race;
