/** One dispatch of one task: its lease, its pauses, its one billable call, and what becomes of the reply. */
package dev.labelwright.worker.dispatch;
