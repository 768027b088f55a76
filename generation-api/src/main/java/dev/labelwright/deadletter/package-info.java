/** Tasks that failed for good, and messages that nobody could read: what an operator looks through and asks for again. */
package dev.labelwright.deadletter;
