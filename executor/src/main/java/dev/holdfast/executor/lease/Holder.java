package dev.holdfast.executor.lease;

/**
 * Somebody who holds, or wants to hold, a lease.
 *
 * @param id unique among all processes that ever ask
 * @param who the user
 * @param host name of the computer
 * @param process the process, see {@link ProcessMark}; empty where it cannot be named
 * @param url of the CI job it runs in; empty if there is none
 */
public record Holder(String id, String who, String host, String process, String url) {
    public Holder {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a holder needs an id");
        }
    }
}
