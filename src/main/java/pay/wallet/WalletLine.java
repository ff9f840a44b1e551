package pay.wallet;

import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import platform.id.Tsid;
import platform.money.Won;

/**
 * One line to be written into a member's list.
 *
 * @param movement the posted movement that touched the wallet
 * @param amount what it added; negative when it took
 * @param after what stands on the wallet's account right after it
 */
public record WalletLine(Tsid memberId, MovementId movement, Won amount, Balance after, MoneyMoved why) {
    /** What a journal's movement, by its number among the journal's, did to a wallet that no other movement of it touches. */
    public static WalletLine of(Account wallet, Posted posted, int number, Won amount, MoneyMoved why) {
        return new WalletLine(new Tsid(wallet.owner()), posted.movements().get(number), amount, posted.after(wallet),
                why);
    }
}
