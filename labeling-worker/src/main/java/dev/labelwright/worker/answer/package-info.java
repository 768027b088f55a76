/** The check of a model's answer; plain Java. */
package dev.labelwright.worker.answer;
