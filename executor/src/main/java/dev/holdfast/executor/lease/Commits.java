package dev.holdfast.executor.lease;

/** Is told of each transaction that makes something durable; tests stop the process there. */
public interface Commits {

    /** Nobody is told. */
    Commits SILENT = new Commits() {};

    /** All is written and nothing durable yet. */
    default void before() {}

    /** All is durable. */
    default void after() {}
}
