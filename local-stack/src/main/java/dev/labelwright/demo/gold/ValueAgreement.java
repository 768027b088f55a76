package dev.labelwright.demo.gold;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether a label's value says the same as a gold value. */
final class ValueAgreement {
    private ValueAgreement() {}

    /** Numbers agree as numbers, all else as text without regard to case and surrounding blanks. */
    static boolean agree(JsonNode value, String gold) {
        Optional<BigDecimal> number = number(value.asText());
        Optional<BigDecimal> goldNumber = number(gold);
        if (number.isPresent() && goldNumber.isPresent()) {
            return number.get().compareTo(goldNumber.get()) == 0;
        }
        return value.asText().strip().equalsIgnoreCase(gold.strip());
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
