package dev.labelwright.demo;

import dev.labelwright.demo.screen.Screen;
import java.net.URI;

/** Tells where everything is. */
final class Addresses {
    private final Screen screen;
    private final RunningStack stack;

    Addresses(Screen screen, RunningStack stack) {
        this.screen = screen;
        this.stack = stack;
    }

    /** The variables that the commands shown make use of. */
    void printVariables() {
        screen.command("GENERATION=" + stack.generationApi().resolve("/api/v1"));
        screen.command("REVIEW=" + stack.reviewApi().resolve("/api/v1"));
        screen.command("ESTIMATOR=" + stack.estimatorService().resolve("/api/v1"));
    }

    /** The APIs and their Swagger UIs. */
    void print() {
        screen.heading("Where everything is");
        api("generation-api", stack.generationApi());
        api("review-api", stack.reviewApi());
        api("estimator-service", stack.estimatorService());
        screen.line("%-18s %s".formatted("offline model", stack.offlineModel()));
    }

    private void api(String name, URI address) {
        screen.line("%-18s %s".formatted(name, address.resolve("/api/v1")));
        screen.line("%-18s %s".formatted("  Swagger UI", address.resolve("/q/swagger-ui")));
    }
}
