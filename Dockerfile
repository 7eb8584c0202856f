# syntax=docker/dockerfile:1
# Rebound in a container: docker build -t rebound . && docker run -v rebound:/data -p 25:2525 rebound
# With a PostgreSQL beside it: deploy/docker-compose.yml. The root file system may be read-only.
FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl admin-api -am package

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 1525 --home-dir /data --shell /usr/sbin/nologin rebound \
    && install -d -o rebound -g rebound -m 0700 /data \
    && install -d -o rebound -g rebound -m 0755 /var/cache/rebound
COPY --from=build /src/admin-api/target/rebound.jar /opt/rebound/rebound.jar
COPY bin/rebound deploy/docker/archive-classes deploy/docker/health /opt/rebound/bin/
COPY config.yml /etc/rebound/config.yml
USER rebound
WORKDIR /data
# Inside the container the ports must be reachable from its network; publish only what you mean to.
ENV REBOUND_DATA_FOLDER=/data \
    REBOUND_SMTP_BIND=0.0.0.0 \
    CACHE_DIRECTORY=/var/cache/rebound
RUN /opt/rebound/bin/archive-classes
VOLUME /data
EXPOSE 2525 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["/opt/rebound/bin/health"]
ENTRYPOINT ["/opt/rebound/bin/rebound"]
CMD ["server", "/etc/rebound/config.yml"]
