package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.apply.ResultApplicationAccess;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.rules.fixture.ChartReader;
import dev.labelwright.rules.fixture.ChartText;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.fixture.FixtureWriter;
import dev.labelwright.rules.model.Answers;
import dev.labelwright.rules.model.Applying;
import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.Chart;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What an answer makes of any cell, whether or not a plan would have asked it. */
class AppliedAnswersTest {
    private static final Usage USAGE = new Usage(10, 0, 5);

    private static FixtureWriter writer;
    private static ChartReader reader;
    private static ResultApplicationAccess application;

    @BeforeContainer
    static void prepare() {
        writer = RulesDatabase.shared().fixtures();
        reader = new ChartReader(RulesDatabase.shared().review());
        application =
                new ResultApplicationAccess(RulesDatabase.shared().review().factory());
    }

    @Property(tries = 300)
    void everyCellEndsAsTheRulesSay(@ForAll GenerationCase given) {
        // Given
        Fixture fixture = writer.write(given);
        Map<CellKey, List<Said>> answers = answers(given);
        Chart chart = given.atPlanning();
        Applying applying = new Applying(given.project(), given.request(), chart, given.ordinal());
        Map<CellKey, CellEnd> expected = new TreeMap<>(java.util.Comparator.comparing(CellKey::toString));
        answers.forEach((cell, values) -> expected.put(cell, applying.apply(cell, values)));

        // When
        List<CellKey> asked = List.copyOf(answers.keySet());
        List<LabelingOutcome> outcomes = ServiceSessions.await(application.apply(asked.stream()
                .map(cell -> result(fixture, cell, answers.get(cell)))
                .toList()));

        // Then
        Map<CellKey, CellEnd> ends = new TreeMap<>(java.util.Comparator.comparing(CellKey::toString));
        for (int place = 0; place < asked.size(); place++) {
            ends.put(asked.get(place), end(outcomes.get(place).cells()));
        }
        assertThat(ends).isEqualTo(expected);
        assertThat(ChartText.of(reader.cells(fixture))).isEqualTo(ChartText.of(chart.cells()));
    }

    private static Map<CellKey, List<Said>> answers(GenerationCase given) {
        Map<CellKey, List<Said>> answers = new LinkedHashMap<>();
        for (Variable variable : given.project().variables()) {
            Stream.of(Stage.values()).filter(variable::takesPartIn).forEach(stage -> given.project().notes().stream()
                    .map(note -> stage == Stage.NOTE_LABELS
                            ? new CellKey(note.patient(), note.id(), variable.name())
                            : CellKey.ofPatient(note.patient(), variable.name()))
                    .distinct()
                    .forEach(cell -> answers.put(cell, said(given, variable, stage, cell))));
        }
        return answers;
    }

    private static List<Said> said(GenerationCase given, Variable variable, Stage stage, CellKey cell) {
        String text = cell.ofNote() ? given.project().note(cell.note()).text() : "";
        return switch (given.script().reply(stage, cell.patient(), text, cell.variable())) {
            case Reply.Failed() -> List.of();
            case Reply.Answered answered -> Answers.of(variable, stage, answered);
        };
    }

    private static LabelingResult result(Fixture fixture, CellKey cell, List<Said> values) {
        Variable variable = fixture.given().project().variable(cell.variable());
        Stage stage = cell.ofNote()
                ? Stage.NOTE_LABELS
                : variable.takesPartIn(Stage.AGGREGATION) ? Stage.AGGREGATION : Stage.DEPENDENT;
        return new LabelingResult(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), fixture.generation(), fixture.project(), cell.patient()),
                LabelingResult.Kind.ANSWERED,
                stage,
                cell.ofNote() ? List.of(cell.note()) : List.of(),
                cell.ofNote() ? NoteHash.of(note(fixture, cell).text()) : null,
                "scripted",
                List.of(ScriptedAnswer.of(fixture.variables().get(cell.variable()), values)),
                USAGE,
                "call",
                null);
    }

    private static Note note(Fixture fixture, CellKey cell) {
        return fixture.given().project().note(cell.note());
    }

    private static CellEnd end(CellOutcomes cells) {
        assertThat(cells.total()).isOne();
        if (cells.written() > 0) {
            return CellEnd.WRITTEN;
        }
        if (cells.unchanged() > 0) {
            return CellEnd.UNCHANGED;
        }
        if (cells.protectedCells() > 0) {
            return CellEnd.PROTECTED;
        }
        if (cells.superseded() > 0) {
            return CellEnd.SUPERSEDED;
        }
        return cells.belowThreshold() > 0 ? CellEnd.BELOW_THRESHOLD : CellEnd.EMPTY;
    }
}
