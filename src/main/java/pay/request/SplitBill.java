package pay.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/** A bill that its asker divided, as it was; who has paid stands in its requests. */
record SplitBill(SplitBillId id, Tsid asker, Won total, Won ownShare, @Nullable String memo, Instant splitAt) {}
