/**
 * Where the worker connects to. A base URL is the word of whoever may register a model; what counts is the address that a
 * connection goes to, so it is checked there, in the channel, after the name was looked up and before the first packet.
 */
package dev.labelwright.worker.address;
