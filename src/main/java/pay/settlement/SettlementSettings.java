package pay.settlement;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How merchants are paid out.
 *
 * @param payFrom from when on a business day, in Seoul, money goes to their bank accounts
 */
@ConfigurationProperties("madang.pay.settlement")
record SettlementSettings(@DefaultValue("09:00") LocalTime payFrom) {}
