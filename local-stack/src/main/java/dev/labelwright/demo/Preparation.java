package dev.labelwright.demo;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Project;
import dev.labelwright.demo.client.Upload;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.demo.screen.Screen;
import java.util.List;
import java.util.stream.Collectors;

/** The first step: a project, its variables and its notes. */
final class Preparation {
    private final LabelwrightClient client;
    private final Screen screen;

    Preparation(LabelwrightClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /** What there is to label. */
    record Prepared(Project project, List<Variable> variables, long notes) {}

    Prepared prepare(String name, DemoFiles files) {
        screen.heading("Upload");
        Project project = client.createProject(name, "Made by labelwright demo");
        screen.say("Project '%s'.".formatted(project.name()));
        screen.command("PROJECT=" + project.id());
        client.importVariables(project.id(), files.variables());
        List<Variable> variables = client.variables(project.id());
        screen.say("%d variables: %s."
                .formatted(
                        variables.size(), variables.stream().map(Variable::name).collect(Collectors.joining(", "))));
        screen.command(
                "curl -s -X POST",
                "-H 'Content-Type: text/csv'",
                "--data-binary " + Screen.shellWord("@" + files.variables()),
                "$GENERATION/projects/$PROJECT/variables/import");
        Upload upload = client.uploadNotes(project.id(), files.notes());
        screen.say("%s notes uploaded from %s."
                .formatted(Screen.number(upload.notes()), files.notes().getFileName()));
        screen.command(
                "curl -s -X POST",
                "-H 'Content-Type: text/csv'",
                "--data-binary " + Screen.shellWord("@" + files.notes()),
                "\"$GENERATION/projects/$PROJECT/uploads?filename="
                        + LabelwrightClient.encode(files.notes().getFileName().toString()) + "\"");
        return new Prepared(project, variables, upload.notes());
    }
}
