package dev.baton.persistence;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * With {@code -Pcontainers}: all of this module's tests run on a server of the image {@code
 * postgres.image} in a container. Without a Docker engine the run fails; nothing is skipped.
 */
public final class ContainerSession implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    var image = DockerImageName.parse(System.getProperty("postgres.image", "postgres:18"));
    var container =
        new PostgreSQLContainer(image.asCompatibleSubstituteFor("postgres"))
            .withCommand("postgres", "-c", "max_connections=300");
    // The container is removed by Testcontainers when this JVM ends.
    container.start();
    System.setProperty(
        "baton.test.database.url",
        container.getJdbcUrl()
            + "&user="
            + container.getUsername()
            + "&password="
            + container.getPassword());
  }
}
