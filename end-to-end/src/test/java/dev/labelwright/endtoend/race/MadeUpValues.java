package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.random.RandomGenerator;

/** Values by lot; few enough for the same one to come twice. */
record MadeUpValues(RandomGenerator random, String source) {
    private static final int DIFFERENT = 6;

    JsonNode of(RaceProject.Question question) {
        int number = random.nextInt(DIFFERENT);
        return switch (question) {
            case STATUS, MEDICATION -> TextNode.valueOf(source + " " + number);
            case SMOKER -> BooleanNode.valueOf(number % 2 == 0);
            case PACKS -> IntNode.valueOf(number);
        };
    }
}
