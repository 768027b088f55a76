/** An endpoint that fails as it is told, for tests of what calls a model over real HTTP. */
package dev.labelwright.offline.fault;
