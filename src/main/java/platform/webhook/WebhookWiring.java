package platform.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line to other people’s systems, by the names and the network of this machine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookWiring {
    @Bean
    static WebhookLine webhookLine(WebhookSettings settings) {
        return new WebhookLine(InetAddress::getAllByName, (address, millis) -> {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(address, millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }, settings.patience());
    }
}
