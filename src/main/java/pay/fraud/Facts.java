package pay.fraud;

/**
 * What the rules know of a transfer.
 *
 * @param amount won
 * @param payee a hash of who gets it
 * @param newPayee whether nothing went to them a day ago or earlier; looked up from {@link FraudCheck#looksUpPayeeFrom} on
 * @param reported whether the sender's or the payee's account is on the operators' list
 * @param signed whether the device has signed it
 * @param pace of the sender before it
 */
public record Facts(long amount, int payee, boolean newPayee, boolean reported, boolean signed, Pace pace) {}
