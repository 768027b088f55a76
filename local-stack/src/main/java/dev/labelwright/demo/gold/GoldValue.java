package dev.labelwright.demo.gold;

/** The value of a variable that a person wrote down for a patient. */
public record GoldValue(String variable, String patientId, String value) {}
