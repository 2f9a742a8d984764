@echo off
rem Installs glosanalysis into FOLDER: install.cmd [FOLDER]
where py >nul 2>nul
if errorlevel 1 (python "%~dp0install.py" %*) else (py -3.11 "%~dp0install.py" %*)
