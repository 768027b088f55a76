package dev.labelwright.demo.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsValuesWhateverTheColumnsOrder() throws IOException {
        // Given
        Path file = write("Value,Document_id,Patient_id,Scope,Name\n\"back, pain\",,P1,one_per_patient,Complaint\n");

        // When, Then
        assertThat(GoldFile.read(file)).containsExactly(new GoldValue("Complaint", "P1", "back, pain"));
    }

    @Test
    void namesTheMissingColumn() throws IOException {
        // Given
        Path file = write("Name,Scope,Patient_id,Value\nSex,x,P1,male\n");

        // When, Then
        assertThatThrownBy(() -> GoldFile.read(file))
                .isInstanceOf(InvalidGoldException.class)
                .hasMessageContaining("line 1: the column Document_id is missing");
    }

    @Test
    void namesTheLineOfAnEmptyCell() throws IOException {
        // Given
        Path file = write("Name,Scope,Patient_id,Document_id,Value\nSex,x,P1,,male\nSex,x,,,male\n");

        // When, Then
        assertThatThrownBy(() -> GoldFile.read(file)).hasMessageContaining("line 3, column Patient_id");
    }

    @Test
    void refusesAFileWithoutValues() throws IOException {
        // Given
        Path file = write("Name,Scope,Patient_id,Document_id,Value\n");

        // When, Then
        assertThatThrownBy(() -> GoldFile.read(file)).hasMessageContaining("no values");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("gold.csv"), text);
    }
}
