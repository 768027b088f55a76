package dev.labelwright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a file of made-up notes: words of a clinical vocabulary in a random order that is the same every time. */
final class NotesFile {
    private static final String[] WORDS = ("patient denies reports chest pain dyspnea cough fever hypertension diabetes"
                    + " mellitus metformin lisinopril aspirin daily tablet mg follow up weeks blood pressure heart rate"
                    + " lungs clear abdomen soft no edema history of surgery mother father cancer stage smoking quit"
                    + " years ago hemoglobin creatinine potassium normal elevated plan continue discharge stable")
            .split(" ");
    private static final int WORDS_IN_NOTE = 400;
    private static final int NOTES_OF_PATIENT = 20;

    private NotesFile() {}

    /** Writes notes until the file has about so many bytes; how many notes. */
    static long write(Path file, long bytes) {
        Random random = new Random(1);
        long notes = 0;
        long written = 0;
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
            while (written < bytes) {
                StringBuilder note = new StringBuilder("N").append(notes).append(",P");
                note.append(notes / NOTES_OF_PATIENT).append(",2024-01-01,\"");
                for (int word = 0; word < WORDS_IN_NOTE; word++) {
                    note.append(WORDS[random.nextInt(WORDS.length)]).append(word % 12 == 11 ? ".\n" : " ");
                }
                out.append(note.append("\"\n"));
                written += note.length();
                notes++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notes;
    }
}
