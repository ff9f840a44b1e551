package commerce.settlement;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sellers are paid out.
 *
 * @param payFrom from when on a business day, in Seoul, pay is asked to pay them
 */
@ConfigurationProperties("madang.commerce.settlement")
record SettlementSettings(@DefaultValue("09:00") LocalTime payFrom) {}
