package dev.labelwright.worker;

import dev.labelwright.event.Usage;
import dev.labelwright.offline.fault.Fault;
import java.util.List;

/**
 * A row of the fault table.
 *
 * @param name what goes wrong
 * @param script what the endpoint does with the calls; after it, it answers well
 * @param ending the result's kind, and the failure's code where there is one
 * @param calls how many calls reach the endpoint
 * @param billed what the result says was used
 * @param leaseSeconds how long the lease is; a second of it is the margin
 */
record FaultRow(String name, List<Fault> script, String ending, int calls, Usage billed, int leaseSeconds) {
    @Override
    public String toString() {
        return name + " → " + ending;
    }
}
