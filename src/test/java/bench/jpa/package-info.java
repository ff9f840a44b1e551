/**
 * The same transfer as an application usually does it, to compare with: Spring Data JPA, pessimistic locks, one transaction
 * each. {@link bench.jpa.JpaJar} puts it into a copy of the application, behind the same filters.
 */
package bench.jpa;
