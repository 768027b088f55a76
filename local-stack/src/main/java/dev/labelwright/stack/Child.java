package dev.labelwright.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of the stack. Once it is {@link #supervise() supervised} it is started again whenever it ends by itself,
 * after a pause that doubles, a bounded number of times; having run for a minute gives it all of them back.
 */
final class Child {
    private static final int MAX_RESTARTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final ChildSpec spec;
    private final ProcessLedger ledger;
    private final Terminal terminal;
    private final ChildLog log;
    private final AtomicInteger restarts = new AtomicInteger();
    private Process process;
    private long startedNanos;
    private boolean supervised;
    private boolean stopping;

    private Child(ChildSpec spec, ProcessLedger ledger, Terminal terminal, ChildLog log) {
        this.spec = spec;
        this.ledger = ledger;
        this.terminal = terminal;
        this.log = log;
    }

    static Child start(ChildSpec spec, ProcessLedger ledger, DataFolder data, Terminal terminal) {
        Child child = new Child(spec, ledger, terminal, new ChildLog(spec.name(), data.logs(), terminal));
        child.launch();
        return child;
    }

    ChildSpec.Part part() {
        return spec.part();
    }

    String name() {
        return spec.name();
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized boolean isAlive() {
        return process.isAlive();
    }

    /**
     * What to say when it ended before it was ready.
     *
     * @throws StackException if it has ended
     */
    synchronized void requireAlive() {
        if (!process.isAlive() && !supervised) {
            throw new StackException(spec.name() + " ended with code " + process.exitValue()
                    + " while it was starting. The end of " + log.file() + ":\n" + log.tail());
        }
    }

    /** From now on, starts it again when it ends by itself. */
    synchronized void supervise() {
        supervised = true;
        watch(process);
    }

    /** Ends it as a crash would. */
    synchronized void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end and waits until it has; being supervised, it is started again. */
    void restart() {
        Process ending;
        synchronized (this) {
            ending = process;
        }
        spec.stopSignal().send(ending.toHandle());
        ending.onExit().join();
    }

    /** Ends it as a crash would, and leaves it ended. */
    synchronized void lose() {
        stopping = true;
        process.destroyForcibly();
    }

    /** Asks it to end, waits as long as its grace, then kills it. */
    void stop() {
        Process ending;
        synchronized (this) {
            stopping = true;
            ending = process;
        }
        if (ending.isAlive()) {
            spec.stopSignal().send(ending.toHandle());
        }
        try {
            if (!ending.waitFor(spec.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                terminal.warn(
                        spec.name() + " did not end within " + spec.grace().toSeconds() + " s and is killed");
                ending.destroyForcibly().waitFor();
            }
            ledger.remove(ending.toHandle());
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void launch() {
        ProcessBuilder builder = new ProcessBuilder(Commands.join(Commands.OWN_SESSION, spec.command()))
                .directory(spec.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new StackException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
        startedNanos = System.nanoTime();
        ledger.add(spec.name(), spec.stopSignal(), process.toHandle());
        log.follow(process);
    }

    private void watch(Process watched) {
        CompletableFuture<Void> unused = watched.onExit().thenAccept(this::ended);
    }

    private synchronized void ended(Process ended) {
        if (stopping) {
            return;
        }
        ledger.remove(ended.toHandle());
        if (System.nanoTime() - startedNanos > HEALTHY.toNanos()) {
            restarts.set(0);
        }
        int restart = restarts.getAndIncrement();
        if (restart >= MAX_RESTARTS) {
            terminal.warn(spec.name() + " ended with code " + ended.exitValue() + " again and is not started any more;"
                    + " see " + log.file());
            return;
        }
        long pause = FIRST_PAUSE.toMillis() << restart;
        terminal.warn(
                spec.name() + " ended with code " + ended.exitValue() + "; it is started again in " + pause + " ms");
        Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = CompletableFuture.runAsync(this::relaunch, later);
    }

    private synchronized void relaunch() {
        if (stopping) {
            return;
        }
        try {
            launch();
            watch(process);
        } catch (StackException e) {
            terminal.warn(e.getMessage());
        }
    }
}
