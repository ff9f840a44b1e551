package pay.wallet;

import java.time.Instant;

import pay.ledger.MovementId;
import platform.money.Won;

/** One line of the member's list. */
record WalletMovement(long sequence, MovementId movementId, MoneyMoved.Kind kind, Won amount, Won balance,
        String description, Instant occurredAt) {}
