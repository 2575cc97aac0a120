/**
 * The database that record and world share: a SQLite file, or a PostgreSQL server for teams; both with the same tables.
 *
 * <p>In: a {@link dev.holdfast.executor.database.DatabasePlace}. Out: transactions on one connection, and failures in words
 * for the user. Tables are made and brought up to date here; what stands in them belongs to the packages that write it.
 */
@NullMarked
package dev.holdfast.executor.database;

import org.jspecify.annotations.NullMarked;
