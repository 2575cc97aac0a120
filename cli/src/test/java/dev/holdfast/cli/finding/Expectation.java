package dev.holdfast.cli.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a fixture expects of its finding.
 *
 * @param place where it is, {@code file:line:column}; empty if it has no place
 * @param text what stands there; empty if it has no place
 * @param addresses what it is about, in order, or {@code 50 addresses}
 * @param evidence names of its facts, in order; may be empty
 * @param write what the advice says to write, as it stands in the passing declaration alone; may be empty
 * @param remove what the advice says to take out, as it stands in the failing declaration alone; may be empty
 */
record Expectation(
        Optional<String> place,
        String text,
        List<String> addresses,
        List<String> evidence,
        List<String> write,
        List<String> remove) {

    /** So many addresses are listed; more are counted. */
    private static final int LISTED = 8;

    Expectation {
        addresses = List.copyOf(addresses);
        evidence = List.copyOf(evidence);
        write = List.copyOf(write);
        remove = List.copyOf(remove);
    }

    /**
     * Reads the lines {@code place}, {@code about}, {@code evidence}, {@code write} and {@code remove}, each followed by its
     * value; only {@code about} must be there.
     */
    static Expectation of(String text) {
        Optional<String> place = Optional.empty();
        String there = "";
        List<String> addresses = new ArrayList<>();
        List<String> evidence = List.of();
        List<String> write = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" +", 2);
            String rest = words.length == 2 ? words[1] : "";
            switch (words[0]) {
                case "place" -> {
                    String[] parts = rest.split(" +", 2);
                    place = Optional.of(parts[0]);
                    there = parts.length == 2 ? parts[1] : "";
                }
                case "about" -> addresses.add(rest);
                case "evidence" -> evidence = List.of(rest.split(" +"));
                case "write" -> write.add(rest);
                case "remove" -> remove.add(rest);
                default -> throw new IllegalArgumentException("no such expectation: " + line);
            }
        }
        return new Expectation(place, there, addresses, evidence, write, remove);
    }

    /** Addresses as an expectation says them. */
    static List<String> shown(List<String> addresses) {
        return addresses.size() > LISTED ? List.of(addresses.size() + " addresses") : addresses;
    }
}
