package dev.labelwright.stack;

import java.util.ArrayList;
import java.util.List;

/** The running processes of one stack, which are ended with it. */
final class Processes implements AutoCloseable {
    private final DataFolder data;
    private final Terminal terminal;
    private final ProcessLedger ledger;
    private final Guardian guardian;
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    private Processes(DataFolder data, Terminal terminal, ProcessLedger ledger, Guardian guardian) {
        this.data = data;
        this.terminal = terminal;
        this.ledger = ledger;
        this.guardian = guardian;
    }

    /** Ends what an earlier stack left behind in the data folder, and watches over what is started from now on. */
    static Processes in(DataFolder data, Terminal terminal) {
        ProcessLedger ledger = new ProcessLedger(data.ledger());
        List<String> leftOvers = ledger.endLeftOvers();
        if (!leftOvers.isEmpty()) {
            terminal.warn("ended what an earlier start left behind: " + String.join(", ", leftOvers));
        }
        return new Processes(data, terminal, ledger, Guardian.start(ledger));
    }

    /**
     * Starts a process.
     *
     * @throws StackException if it cannot be started, or the stack is being closed
     */
    synchronized Child start(ChildSpec spec) {
        if (closed) {
            throw new StackException("The stack is being stopped.");
        }
        Child child = Child.start(spec, ledger, data, terminal);
        children.add(child);
        return child;
    }

    /** Ends everything, part by part. */
    @Override
    public void close() {
        List<Child> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(children);
        }
        for (ChildSpec.Part part : ChildSpec.Part.values()) {
            stop(ending.stream().filter(child -> child.part() == part).toList());
        }
        guardian.close();
    }

    private static void stop(List<Child> sideBySide) {
        List<Thread> threads = sideBySide.stream()
                .map(child -> Thread.ofVirtual().start(child::stop))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
