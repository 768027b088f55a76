package dev.labelwright.review.export.studio;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.Collection;

/** Label Studio's labeling configuration for a project's variables, so that its tasks open as they are. */
public final class StudioConfiguration {
    private final StringBuilder xml = new StringBuilder();

    private StudioConfiguration() {}

    /** The configuration, XML. */
    public static String of(Collection<Variable> variables) {
        StudioConfiguration configuration = new StudioConfiguration();
        configuration.write(variables);
        return configuration.xml.toString();
    }

    private void write(Collection<Variable> variables) {
        line("<View>");
        line("  <Header value=\"$title\"/>");
        line("  <Text name=\"text\" value=\"$text\"/>");
        if (!variables.isEmpty()) {
            line("  <Labels name=\"evidence\" toName=\"text\">");
            variables.forEach(variable -> line("    <Label value=\"%s\"/>", variable.name()));
            line("  </Labels>");
        }
        variables.forEach(this::control);
        line("</View>");
    }

    private void control(Variable variable) {
        boolean many = variable.scope() == Scope.MANY_PER_NOTE;
        String name = StudioControl.name(variable.name());
        line("  <Header value=\"%s\" size=\"5\"/>", variable.name());
        switch (StudioControl.of(variable)) {
            case CHOICES -> choices(variable, name, many);
            case TEXTAREA -> {
                xml.append("  <TextArea name=\"").append(escaped(name)).append("\" toName=\"text\" editable=\"true\"");
                line(many ? "/>" : " maxSubmissions=\"1\"/>");
            }
            case NUMBER -> {
                xml.append("  <Number name=\"").append(escaped(name)).append("\" toName=\"text\"");
                line(variable.type() == VariableType.INTEGER ? " step=\"1\"/>" : " step=\"any\"/>");
            }
            case DATETIME -> line("  <DateTime name=\"%s\" toName=\"text\" only=\"date\"/>", name);
        }
    }

    private void choices(Variable variable, String name, boolean many) {
        xml.append("  <Choices name=\"").append(escaped(name)).append("\" toName=\"text\" choice=\"");
        line(many ? "multiple\">" : "single\">");
        if (variable.type() == VariableType.BOOLEAN) {
            line("    <Choice value=\"true\"/>");
            line("    <Choice value=\"false\"/>");
        }
        for (Option option : variable.options()) {
            xml.append("    <Choice value=\"").append(escaped(option.value())).append('"');
            if (!option.definition().isEmpty()) {
                xml.append(" hint=\"").append(escaped(option.definition())).append('"');
            }
            line("/>");
        }
        line("  </Choices>");
    }

    private void line(String text) {
        xml.append(text).append('\n');
    }

    private void line(String template, String value) {
        line(template.replace("%s", escaped(value)));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(character).append(';');
                default -> {
                    // XML 1.0 has no other control characters.
                    if (character >= ' ') {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
