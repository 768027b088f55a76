/** Network addresses: which of them a base URL of a model may lead to. */
package dev.labelwright.address;
