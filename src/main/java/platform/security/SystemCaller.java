package platform.security;

/**
 * A system on whose behalf a request comes, by its secret key. The module whose systems call has a record of this kind, and
 * its controllers take that as a parameter.
 */
public interface SystemCaller {
    /** Who, unlike any other caller: limits count by it, and idempotency keys are told apart by it. */
    String callerName();
}
