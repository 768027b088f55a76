package dev.labelwright.demo.client;

import java.util.List;

/** A unit of model work. */
public record Task(String id, String patientId, List<String> noteIds, String status, int attempts, Failure error) {
    public Task {
        noteIds = noteIds == null ? List.of() : List.copyOf(noteIds);
    }

    /** Why a task failed. */
    public record Failure(String code, String message) {}
}
