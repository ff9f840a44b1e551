package pay.payee;

import pay.ledger.Account;
import platform.id.Tsid;

/**
 * A member as the other side of a transfer.
 *
 * @param wallet the account of their wallet
 * @param isOpen whether money may come into it and go out of it
 * @param maskedName all that others see of their name
 */
public record Payee(Tsid memberId, Account wallet, boolean isOpen, String maskedName) {}
