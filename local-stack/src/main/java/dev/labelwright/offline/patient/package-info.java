/**
 * The offline model's answers to prompts about a patient: simple rules over candidates, which follow a few words of the
 * instruction ("first", "highest", "all") and no further meaning of it.
 */
package dev.labelwright.offline.patient;
