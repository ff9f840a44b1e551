package bench.plain;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Import;

/** What the copy of the application finds besides its own. */
@AutoConfiguration
@AutoConfigurationPackage(basePackages = "bench.plain")
@Import({PlainTransferController.class, JpaSendMoney.class, JdbcSendMoney.class})
public class PlainTransfers {}
