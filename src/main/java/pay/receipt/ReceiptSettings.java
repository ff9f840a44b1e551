package pay.receipt;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How cash receipts are reported.
 *
 * @param folder where a day's file appears whole, by a rename; null: it is downloaded by operators alone
 */
@ConfigurationProperties("madang.pay.receipt")
record ReceiptSettings(@Nullable Path folder) {}
