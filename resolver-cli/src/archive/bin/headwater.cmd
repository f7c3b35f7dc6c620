@echo off
rem SPDX-License-Identifier: Apache-2.0
rem
rem Starts the command line. Needs a Java 17 or later, from JAVA_HOME or from the path. Has not been tried on Windows yet.
setlocal
set "app=%~dp0.."

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" goto no_java
if not defined JAVA_HOME where /q java.exe || goto no_java

rem Of an installation that says its version, an old one is told apart here; of others Java itself complains.
if not defined JAVA_HOME goto start
set "version="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%JAVA_HOME%\release" 2^>nul') do set "version=%%~v"
if not defined version goto start
for /f "tokens=1 delims=.-+" %%m in ("%version%") do if %%m lss 17 goto old_java

:start
set "path_of_classes=%app%\resolver-cli.jar"
set "options=-Xlog:disable -XX:+UseSerialGC"
set "quick=-XX:TieredStopAtLevel=1 -Xms64m"
if "%~1"=="serve" set "path_of_classes=%path_of_classes%;%app%\lib\gateway\*"
if "%~1"=="conformance" set "path_of_classes=%path_of_classes%;%app%\lib\conformance\*"
for %%c in (serve eval feed conformance) do if "%~1"=="%%c" set "quick="
"%java%" %options% %quick% -cp "%path_of_classes%" dev.headwater.cli.Main %*
exit /b %errorlevel%

:no_java
echo headwater: no Java found: set JAVA_HOME to a JDK 17 or later, or put its java.exe on the path 1>&2
exit /b 70

:old_java
echo headwater: the Java in %JAVA_HOME% is of version %version%; 17 or later is needed 1>&2
exit /b 70
