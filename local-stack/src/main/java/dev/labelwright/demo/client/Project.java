package dev.labelwright.demo.client;

/** A project, as far as the demo reads it. */
public record Project(String id, String name) {}
