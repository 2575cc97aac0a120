package dev.holdfast.dsl.model.machine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people need to know in an outage: owner, service, escalation, patch window and so on.
 *
 * @param entries key to text, sorted by key
 */
public record Runbook(SortedMap<String, String> entries) {
    public Runbook {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
}
