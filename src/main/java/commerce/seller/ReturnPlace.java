package commerce.seller;

/**
 * Where buyers send back what they return or exchange.
 *
 * @param name the shop's, as the recipient
 * @param phone where its customers call
 * @param postalCode of five digits
 */
public record ReturnPlace(String name, String phone, String postalCode, String address) {}
