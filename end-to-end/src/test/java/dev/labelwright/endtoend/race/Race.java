package dev.labelwright.endtoend.race;

import static org.awaitility.Awaitility.await;

import dev.labelwright.selection.Overwrite;
import dev.labelwright.stack.Services;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * The load: waves of three generations, one of each policy, whose results come in while reviewers work; and every minute,
 * or once in a shorter race, a process of review-api is killed.
 */
final class Race {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RaceSettings settings;
    private final RaceProject project;
    private final Services services;
    private final List<String> replicas;
    private final ResultSender sender;
    private final Journal journal = new Journal();
    private final Queue<StartedGeneration> generations = new ConcurrentLinkedQueue<>();
    private final long begin = System.nanoTime();
    private int kills;
    private volatile boolean over;

    Race(RaceSettings settings, RaceProject project, List<String> replicas, ResultSender sender) {
        this.settings = settings;
        this.project = project;
        this.services = project.whole().stack().services();
        this.replicas = List.copyOf(replicas);
        this.sender = sender;
    }

    /** What is to happen at a time. */
    private record Step(Duration at, Callable<Void> what) {}

    /** Runs the load to its end; results that are late may still be on their way. */
    void run() throws InterruptedException, ExecutionException {
        List<Step> steps = new ArrayList<>();
        for (int wave = 0; wave < settings.waves(); wave++) {
            steps.addAll(wave(wave));
        }
        Duration killEvery = settings.duration().compareTo(MINUTE) < 0 ? settings.duration() : MINUTE;
        for (Duration at = killEvery.dividedBy(2); at.compareTo(settings.duration()) < 0; at = at.plus(killEvery)) {
            steps.add(new Step(at, this::kill));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            List<Future<?>> done = new ArrayList<>();
            for (int number = 0; number < RaceSettings.REVIEWERS; number++) {
                done.add(threads.submit(reviewer(number, http)));
            }
            for (Step step : steps.stream()
                    .sorted((first, second) -> first.at().compareTo(second.at()))
                    .toList()) {
                until(step.at());
                done.add(threads.submit(step.what()));
            }
            until(settings.duration());
            awaitEnough();
            over = true;
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    Journal journal() {
        return journal;
    }

    List<StartedGeneration> generations() {
        return List.copyOf(generations);
    }

    int kills() {
        return kills;
    }

    /** In the first wave REPLACE_ALL comes last, when there are decisions that it may replace. */
    private List<Step> wave(int wave) {
        RandomGenerator random = settings.random("wave", wave);
        List<Overwrite> policies = new ArrayList<>(List.of(Overwrite.values()));
        if (wave > 0) {
            policies.add(policies.remove(random.nextInt(policies.size())));
        }
        Duration start = RaceSettings.WAVE.multipliedBy(wave);
        Duration end = start.plus(RaceSettings.WAVE);
        return List.of(
                new Step(start, () -> generate(policies.get(0), wave, end)),
                new Step(start, () -> generate(policies.get(1), wave, end)),
                new Step(start.plus(RaceSettings.WAVE.dividedBy(4)), () -> generate(policies.get(2), wave, end)));
    }

    private Void generate(Overwrite policy, int wave, Duration end) throws Exception {
        StartedGeneration generation = project.start(policy);
        generations.add(generation);
        Duration left = end.minus(elapsed());
        MadeUpResults results = new MadeUpResults(
                settings.random(policy.name(), wave), project.project().id());
        sender.send(results.of(
                project.tasks(generation), left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left));
        return null;
    }

    private Void kill() {
        String victim = replicas.get(kills++ % replicas.size());
        services.awaitReady(victim);
        services.kill(victim);
        return null;
    }

    private Reviewer reviewer(int number, HttpClient http) {
        return new Reviewer(
                "reviewer " + number,
                settings.random("reviewer", number),
                name -> replicas.stream()
                        .map(replica -> new ReviewCalls(http, labels(replica), name))
                        .toList(),
                sender::latest,
                journal,
                () -> over);
    }

    private URI labels(String replica) {
        return services.url(replica)
                .resolve("/api/v1/projects/" + project.project().id() + "/labels");
    }

    /** A slow machine takes longer until everything has happened that is to be checked. */
    private void awaitEnough() {
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(journal::hasEverything);
    }

    private void until(Duration at) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(settings.duration().plus(MINUTE))
                .until(() -> elapsed().compareTo(at) >= 0);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
