/**
 * The same transfer, to compare with: as an application usually does it (Spring Data JPA, pessimistic locks, one transaction
 * each), and as tight as one transaction each can be (JDBC, guarded updates, the fewest statements). {@link bench.plain.PlainJar} puts it into a copy of the application, behind the same filters.
 */
package bench.plain;
