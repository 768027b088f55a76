package dev.labelwright.generation.control;

import dev.labelwright.generation.GenerationStatus;
import java.util.List;
import java.util.stream.Collectors;

/** The states and transitions as tables in Markdown, for people: {@code docs/generation-states.md} holds them. */
public final class StateTable {
    private StateTable() {}

    /** What each action does in each state. */
    public static String ofActions() {
        StringBuilder table = new StringBuilder("| state |");
        for (ControlAction action : ControlAction.values()) {
            table.append(" `").append(action.word()).append("` |");
        }
        table.append("\n| --- |").repeat(" --- |", ControlAction.values().length);
        for (GenerationStatus status : GenerationStatus.values()) {
            table.append("\n| `").append(status).append(status.terminal() ? "` (terminal) |" : "` |");
            for (ControlAction action : ControlAction.values()) {
                table.append(' ').append(cell(action.from(status))).append(" |");
            }
        }
        return table.append('\n').toString();
    }

    /** What a generation does by itself. */
    public static String ofOwnTransitions() {
        StringBuilder table = new StringBuilder("| from | when | to |\n| --- | --- | --- |");
        for (OwnTransition transition : OwnTransition.ALL) {
            table.append("\n| ").append(states(transition.from()));
            table.append(" | ").append(transition.occasion());
            table.append(" | ").append(states(transition.to())).append(" |");
        }
        return table.append('\n').toString();
    }

    private static String cell(Transition transition) {
        return switch (transition) {
            case Transition.To to -> "→ `" + to.status() + "`";
            case Transition.Stays stays -> "stays";
            case Transition.Refused refused -> "409";
        };
    }

    private static String states(List<GenerationStatus> states) {
        return states.stream().map(status -> "`" + status + "`").collect(Collectors.joining(", "));
    }
}
