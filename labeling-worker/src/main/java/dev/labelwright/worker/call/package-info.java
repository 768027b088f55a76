/** One request to a model's endpoint. What every call passes through, such as a limit on their rate, stands around {@code ModelCall} as the measuring does. */
package dev.labelwright.worker.call;
