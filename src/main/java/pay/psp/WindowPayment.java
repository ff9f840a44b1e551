package pay.psp;

/**
 * A payment that its member authenticated in the provider's own window, under our request's id as its order id, and that
 * waits to be confirmed.
 *
 * @param key the provider's, at most 200 characters
 */
public record WindowPayment(String key) implements Instrument {}
